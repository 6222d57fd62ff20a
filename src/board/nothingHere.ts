/** What Astro's own context can do, in a page and in an endpoint. */
export interface Rewritten {
  locals: App.Locals;
  rewrite: (path: string) => Promise<Response>;
}

/** 404 with the page that says that nothing is here. An empty 404 would be enough for a page, and stay empty for an endpoint. */
export function nothingHere(page: Rewritten): Promise<Response> {
  return page.rewrite(page.locals.speech.to('/404/'));
}
