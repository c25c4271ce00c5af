// The little of Papa Parse 5 that lists use. Its published types ask for Node's, which shared code does without.
declare module "papaparse" {
  interface ParseError {
    readonly type: "Quotes" | "Delimiter" | "FieldMismatch"
    readonly code: string
    readonly message: string
    /** Of the data, from 0. */
    readonly row?: number
  }
  const Papa: {
    parse(
      text: string,
      how: { delimiter: string; newline: "\n" },
    ): { readonly data: readonly (readonly string[])[]; readonly errors: readonly ParseError[] }
    unparse(rows: readonly (readonly string[])[], how: { newline: "\r\n" }): string
  }
  export default Papa
}
