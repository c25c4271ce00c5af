// Phrases with a state's name in them that no rule takes for what they are: places, seas, bodies, dishes, titles.

/** Each is left alone whole; a meeting's own name of the same words goes before. */
export const notActors: readonly string[] = [
  // Places.
  ...["New Mexico", "Northern Ireland", "Papua", "West Papua"],
  ...["Sea of Japan", "East China Sea", "South China Sea"],
  ...["Gulf of Guinea", "Gulf of Oman", "Gulf of Mexico", "Mozambique Channel", "English Channel"],
  ...["Panama City, Florida", "Lebanon, Pennsylvania"],
  ...[
    "Atlanta, Georgia",
    "Savannah, Georgia",
    "Augusta, Georgia",
    "Georgia, USA",
    "Athens, Georgia",
  ],
  ...["the Americas", "Americas", "Tour de France", "Île-de-France", "Credit Suisse"],
  ...["China cabinet", "China plate", "China doll", "China shop", "Jamaica Observer"],
  ...["Mexico City Policy", "State of Georgia", "United States Virgin Islands"],
  ...["US Virgin Islands", "British Virgin Islands", "American Samoa", "French Guiana"],
  // What a state's name stands for in other trades.
  ...["Georgia Tech", "Georgia on My Mind", "Portugal. The Man", "guinea pig", "guinea fowl"],
  ...["two Koreas", "both Koreas", "the Koreas", "two Congos", "both Congos", "two Guineas"],
  ...[
    "chile con carne",
    "chili con carne",
    "jordan almonds",
    "india ink",
    "Cuba libre",
    "brazil nut",
    "turkey shoot",
  ],
  ...["Uncle Sam", "SAM missile", "Order of Malta", "Knights of Malta"],
  ...["Bank of America", "Voice of America", "Voice of Turkey", "Made in China"],
  // Other languages.
  ...["印度洋", "日本海", "南中国海", "新墨西哥", "几内亚湾", "خليج غينيا", "بحر عمان"],
  ...["golfe de Guinée", "golfo de México", "golfo de Guinea", "Nouveau-Mexique", "Nuevo México"],
]
