/** What the one who wrote can say on their private page. */
import { z } from 'zod';
import { requiredText } from './field.ts';

export const commentSchema = z.strictObject({ words: requiredText(1, 2000) });
