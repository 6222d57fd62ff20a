/** Swedish words as people write them about such things: some that all use, many that some use, and a great many that few use. */

/**
 * In half of all texts; in seven; in one of a hundred; two that each stand in one of fifty and never in the same; in one of thirty, but
 * in none of the newest tenth.
 */
export const words = {
  common: 'biblioteket',
  rare: 'flugsnappare',
  middling: 'hembygdsgården',
  never: ['fiolspel', 'bordtennis'],
  pastSeason: 'midsommarstången',
  /** The rare one with a letter missed. */
  misspelt: 'flugsnapare',
} as const;

/** In nearly every text. */
export const everyday = `
  vi vill gärna ha plats där alla kan träffas efter skolan och laga cyklar tillsammans med grannar som redan odlar grönsaker bygga
  bänkar måla planket läsa sagor spela schack sjunga kör lära svenska baka bröd vandra längs ån plocka skräp hålla loppis låna
  verktyg rasta hundar åka skridskor plantera träd vid torget kväll varje vecka under hösten när det är mörkt förskolan
  pensionärerna föreningen badplatsen busshållplatsen lekparken kyrkan vårdcentralen idrottshallen barnen ungdomarna föräldrarna
  någon borde kunna hjälpa till lokal stolar kaffe lite tålamod`
  .trim()
  .split(/\s+/);

/** What Swedish makes of its words: every first part with every last part, and with one of the middle parts between. */
export const parts = {
  first: `cykel skol bad fotbolls musik odlings läx språk sömnads trä konst film dans sång hund häst båt fiske svamp bär skid skridsko
    loppis återbruks verktygs bok tidnings dator mat bak grill frukost lunch kvälls helg sommar vinter höst vår park torg`,
  middle: `grupp lags kurs läger kafé träff klubb dags nätverks förenings marknads stuge gårds ring lokal tävlings fest resurs rums
    bytes hjälp vän granne familje ungdoms senior barn elev lärar förälder ledar värd vakt bygg plan miljö by kvarters områdes`,
  last: `kväll verkstad skola väg plats grupp cirkel dag stuga bod lånet hörna bana skog äng brygga stig led karta lista kassa skylt
    bänk lampa låda korg vagn kärra fond vecka möte samtal fika lek spel kör orkester teater utflykt`,
};
