/** GET /api/public/ideas.csv: the board, for spreadsheets. */
import type { Config, Context } from '@netlify/functions';
import { answerData, type Source } from '../../src/board/answerData.ts';
import { ideasAsSpreadsheet, questionsMost } from '../../src/board/spreadsheet.ts';

const source: Source = {
  path: '/api/public/ideas.csv',
  questions: questionsMost,
  async write(after, next) {
    const { csv, goesOnAfter } = await ideasAsSpreadsheet(after);
    return {
      body: csv,
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="ideer.csv"',
        ...(goesOnAfter ? { link: `<${next(goesOnAfter)}>; rel="next"` } : {}),
      },
    };
  },
};

export default (request: Request, context: Context) => answerData(request, context, source);

export const config: Config = { path: '/api/public/ideas.csv' };
