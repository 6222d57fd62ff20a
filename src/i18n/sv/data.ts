/** What is said in the feed and the files that anybody may take along. */
import { told } from './told.ts';

export const data = {
  feed: {
    title: (place: string) => `Idéerna i ${place}`,
    subtitle: 'Det som människor här vill göra tillsammans, och vad som behövs. Det senaste överst.',
  },
  /** "Samlar folk. Det saknas: någon som håller ihop det." */
  missing: (needs: string) => `${told.missing} ${needs}.`,
  rights: {
    all: (licence: string) =>
      `Fakta (nummer, läge, område, ämnen, behov och dagar) får användas fritt: CC0 1.0, ${licence}. Rubriker, texter och namn tillhör dem som skrev dem och ges inte ut med någon licens.`,
    words:
      'Rubriker, texter, namn och roller tillhör dem som skrev dem och ges inte ut med någon licens. Läs, citera och länka gärna.',
    /** On each row of the spreadsheet. */
    row: (licence: string) =>
      `Fakta: CC0 1.0, ${licence} – title och name: tillhör den som skrev, ingen licens`,
  },
  onlyRead: {
    title: 'Här går det bara att läsa',
    detail: 'Hämta med GET. En ny idé skickas till /api/ideas.',
  },
  tooMany: {
    title: 'Vänta en liten stund',
    detail: 'Det kommer många frågor just nu. Fråga igen om några sekunder, gärna en fråga i taget.',
  },
  broken: {
    title: 'Något gick sönder hos oss',
    detail: 'Felet är vårt, och inget är borta. Fråga igen om en stund.',
  },
  away: {
    title: 'Vi kommer inte åt idéerna just nu',
    detail: 'Felet är vårt, och inget är borta. Titta igen om en stund.',
  },
};
