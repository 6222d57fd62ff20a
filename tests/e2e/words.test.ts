import { expect, test } from 'vitest';
import { publicPages } from '../support/publicPages.ts';
import { getPage } from '../support/theSite.ts';

// Words of the counter. Pages that tell what 2.0 was may use them as examples.
const counterWords =
  /(?<![a-zåäö])(ärende|ansökan|avslag|godkänd|kund(?!e)|brukare|leverera|insats|målgrupp|berörd|genomförd|ni på kommunen)[a-zåäö]*/gi;
const tellOfTheCounter = ['/modellen/', '/spraket/', '/skanderborg/'];

test.each(publicPages.filter((path) => !tellOfTheCounter.includes(path)))(
  '%s never speaks like a counter',
  async (path) => {
    const $ = await getPage(path);
    expect($('main').text().match(counterWords) ?? []).toEqual([]);
  },
);
