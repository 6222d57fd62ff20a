/**
 * Rows that have been here before come in as they were: no trigger tells their story anew or finds their status too old, and a row may
 * come before the one that it refers to. Hosted databases give nobody `session_replication_role`; the owner of the tables may do this.
 */
import type { TransactionSql } from 'postgres';
import { inApp, quoted } from './catalogue.ts';

interface Trigger {
  table: string;
  name: string;
  enabled: 'O' | 'R' | 'A';
}

interface Reference {
  table: string;
  name: string;
  /** How it was made: 'deferrable initially deferred', say. */
  timing: string;
}

const enabling = { O: 'enable', R: 'enable replica', A: 'enable always' };

/**
 * Does the work with triggers set aside and references looked at last; afterwards every reference has been checked and everything is
 * as it was. Within the transaction, so that nobody else meets a table without its triggers.
 */
export async function asideWhile(tx: TransactionSql, work: () => Promise<void>): Promise<void> {
  const triggers = await readTriggers(tx);
  const references = await readReferences(tx);
  for (const { table, name } of triggers) await alter(tx, table, `disable trigger ${quoted(name)}`);
  for (const { table, name } of references)
    await alter(tx, table, `alter constraint ${quoted(name)} deferrable initially deferred`);
  await work();
  await tx`set constraints all immediate`;
  for (const { table, name, timing } of references)
    await alter(tx, table, `alter constraint ${quoted(name)} ${timing}`);
  for (const { table, name, enabled } of triggers)
    await alter(tx, table, `${enabling[enabled]} trigger ${quoted(name)}`);
}

/** Those that act. A constraint trigger is a rule like any other, and stays. */
async function readTriggers(tx: TransactionSql): Promise<Trigger[]> {
  return tx<Trigger[]>`
    select c.relname as "table", t.tgname as name, t.tgenabled as enabled
    from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = 'app'::regnamespace and not t.tgisinternal and t.tgconstraint = 0
      and t.tgparentid = 0 and t.tgenabled <> 'D'`;
}

async function readReferences(tx: TransactionSql): Promise<Reference[]> {
  return tx<Reference[]>`
    select c.relname as "table", k.conname as name,
      case when not k.condeferrable then 'not deferrable'
        when k.condeferred then 'deferrable initially deferred' else 'deferrable initially immediate' end as timing
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where c.relnamespace = 'app'::regnamespace and k.contype = 'f' and k.conparentid = 0`;
}

async function alter(tx: TransactionSql, table: string, change: string): Promise<void> {
  await tx.unsafe(`alter table ${inApp(table)} ${change}`);
}
