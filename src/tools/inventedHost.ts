/** Names that nobody can have (RFC 2606): what came with the code, and what tests use. */
export const isInvented = (host: string): boolean => /\.(example|test|invalid|localhost)$/.test(host);
