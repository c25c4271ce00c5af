// What groups of the built-in roster are called in passing and in other languages: words to find, not to type.

/** By id of the built-in group. */
export const groupNames: Readonly<Record<string, readonly string[]>> = {
  "african-states": [
    ...["AG", "African countries", "African states"],
    ...[
      "Groupe africain",
      "Groupe des États d'Afrique",
      "Grupo Africano",
      "Grupo de África",
      "非洲集团",
    ],
    ...["المجموعة الأفريقية", "Африканская группа"],
  ],
  g77: [
    ...["Group of 77 and China", "Group of 77/China", "Groupe des 77", "Groupe des 77 et la Chine"],
    ...["Groupe des 77 et de la Chine", "Grupo de los 77", "Grupo de los 77 y China", "77国集团"],
    ...["77国集团和中国", "مجموعة الـ77 والصين", "مجموعة الـ77", "Группа 77", "Группы 77"],
  ],
  eu: [
    ...["Union européenne", "UE", "Unión Europea", "欧盟", "欧洲联盟", "الاتحاد الأوروبي"],
    ...["Европейский союз", "Европейского союза", "ЕС"],
  ],
  aosis: ["Alliance des petits États insulaires", "Alianza de los Pequeños Estados Insulares"],
  ldcs: ["pays les moins avancés", "PMA", "países menos adelantados", "最不发达国家"],
  "arab-group": ["Groupe arabe", "Grupo Árabe", "المجموعة العربية", "阿拉伯集团"],
  "non-aligned-movement": ["NAM", "NAM countries", "Mouvement des non-alignés"],
}
