/**
 * Around Astro's own handler for on-demand pages (put there by src/tools/build/onDemandHeaders.ts): whatever it makes of a request, a
 * page, a redirect to the slash or an error, carries our headers. A redirect never reaches Astro's middleware.
 */
import { privateHeaders, withHeaders } from './headers.ts';

/**
 * @param render Astro's handler
 * @param apology what is said when the page cannot be made
 * @returns the page, whole: one that breaks while it is rendered is a 500 with a sentence, not a torn connection
 */
export async function answerPage(
  request: Request,
  render: () => Promise<Response>,
  apology: string,
): Promise<Response> {
  const own = new URL(request.url).pathname.startsWith('/mitt/') ? privateHeaders : {};
  try {
    const { body, status, headers } = await whole(await render());
    // Astro names no charset (ASVS 5.0, 4.1.1).
    if (headers.get('content-type') === 'text/html') headers.set('content-type', 'text/html; charset=utf-8');
    return withHeaders(new Response(body, { status, headers }), own);
  } catch (error) {
    console.log(
      JSON.stringify({
        event: 'failed',
        endpoint: 'page',
        error: error instanceof Error ? error.name : typeof error,
      }),
    );
    const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
    return withHeaders(new Response(apology, { status: 500, headers }), own);
  }
}

async function whole(response: Response) {
  const body = await response.arrayBuffer();
  return {
    body: body.byteLength > 0 ? body : null,
    status: response.status,
    headers: new Headers(response.headers),
  };
}
