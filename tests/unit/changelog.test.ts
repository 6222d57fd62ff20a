import { describe, expect, test } from 'vitest';
import { findSilentReleases, forForks, releasesIn } from '../../src/tools/check/changelog.ts';

const changelog = `# Changelog

## Unreleased

### Added

- A thing.

For forks: nothing.

## [0.2.0] – 2026-12-01

- Another thing.

For forks: set \`ANOTHER\`
and deploy.

More words.

## [0.1.0] – 2026-11-28

- The first.
`;

describe('a release', () => {
  test('that asks nothing of forks without saying so fails the check, by its number', () => {
    expect(findSilentReleases(changelog)).toEqual([expect.stringMatching(/0\.1\.0 has no line "For forks/)]);
    expect(findSilentReleases(`${changelog}\nFor forks: apply the migrations.\n`)).toEqual([]);
    expect(findSilentReleases('## Unreleased\n\nFor forks:\n\n- x\n')).toHaveLength(1);
  });
  test('is read by its number, with what it asks', () => {
    expect(releasesIn(changelog).map(({ version }) => version)).toEqual(['Unreleased', '0.2.0', '0.1.0']);
    expect(releasesIn(changelog).map(forForks)).toEqual([
      'nothing.',
      'set `ANOTHER`\nand deploy.',
      undefined,
    ]);
  });
  test('of ours always says', () => {
    expect(findSilentReleases()).toEqual([]);
  });
});
