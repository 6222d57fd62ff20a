/**
 * Astro's own log: in the terminal, where a build tells how it goes, as ever; in the on-demand bundle none. There it would write an
 * error's stack over many lines, with a message that may quote what a resident wrote; netlify/http/onDemandPage.ts writes the one
 * line that is ours. Plain JavaScript because Astro wants it so.
 */
import terminal from 'astro/logger/node';

// Only a bundle has `import.meta.env`.
export default import.meta.env?.PROD ? () => ({ write() {} }) : terminal;
