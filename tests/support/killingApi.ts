/** A process of its own that is the Supabase API in front of a database, until it is killed or whoever started it is gone. */
import { openSupabaseApi } from '../../src/tools/database/supabaseApi.ts';

process.once('disconnect', () => process.exit());
const { port, ...settings } = JSON.parse(process.env.KILLING_API ?? '{}');
const api = await openSupabaseApi(settings);
await api.serve(port);
process.send?.('ready');
