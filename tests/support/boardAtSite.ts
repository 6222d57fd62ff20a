/** Ideas on the board of the running site: sent as a program sends one, and put up since. */
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, inject } from 'vitest';
import { aWholeIdea, type Contribution } from './contributions.ts';
import { type Life, live } from './placeOnBoard.ts';
import { leave } from './theSite.ts';

interface Board {
  /** The site's database, with the owner's rights. */
  sql: Sql;
  /** @returns its reference */
  putUp(own?: Contribution, life?: Life): Promise<string>;
}

/** Call it at the top of a file. */
export function useBoard(): Board {
  let sql: Sql;
  beforeAll(() => {
    sql = postgres(inject('siteDatabaseUrl'), { max: 1 });
  });
  afterAll(() => sql.end());
  return {
    get sql() {
      return sql;
    },
    putUp: async (own = {}, life = {}) => {
      const { reference } = await leave('idea', aWholeIdea(own));
      await live(sql, reference, life);
      return reference;
    },
  };
}
