import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashOfKey, isKey, keyFrom, readReference, referenceFrom } from '../../src/domain/reference.ts';

describe('a reference can be said over the phone', () => {
  test('it is made of forty bits, the first and the last among them', () => {
    expect(referenceFrom(new Uint8Array(5))).toBe('K3-0000-0000');
    expect(referenceFrom(new Uint8Array(5).fill(255))).toBe('K3-ZZZZ-ZZZZ');
    expect(referenceFrom(Uint8Array.of(0, 0, 0, 0, 1))).toBe('K3-0000-0001');
    expect(() => referenceFrom(new Uint8Array(4))).toThrow(RangeError);
  });
  test.each(['k3-7m2q-9xrt', 'K3 7M2Q 9XRT', 'K37M2Q9XRT', 'k3–7m2q–9xrt'])(
    'it is understood as it is written: %s',
    (written) => {
      expect(readReference(written)).toBe('K3-7M2Q-9XRT');
    },
  );
  test('O is read as 0, I and L as 1', () => {
    expect(readReference('k3-oil0-1234')).toBe('K3-0110-1234');
  });
  test.each(['', 'K3', 'K3-7M2Q-9XR', 'K3-7M2Q-9XRTT', 'K4-7M2Q-9XRT', 'K3-7M2U-9XRT', 'hej'])(
    'what is none is none: %j',
    (written) => {
      expect(readReference(written)).toBeUndefined();
    },
  );
  test('every reference that is made is read back as itself', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 5, maxLength: 5 }), (bytes) => {
        const reference = referenceFrom(bytes);
        expect(readReference(reference.toLowerCase())).toBe(reference);
      }),
    );
  });
});

describe('a private key cannot be guessed', () => {
  test('it carries 128 bits in 22 characters, and only its hash is kept', () => {
    const key = keyFrom(new Uint8Array(16).fill(7));
    expect(key).toHaveLength(22);
    expect(isKey(key)).toBe(true);
    expect(hashOfKey(key)).toMatch(/^[0-9a-f]{64}$/);
    expect(() => keyFrom(new Uint8Array(8))).toThrow(RangeError);
  });
  test.each(['', 'a'.repeat(21), 'a'.repeat(23), `${'a'.repeat(21)}/`, `${'a'.repeat(21)}å`])(
    'what cannot be one is not asked for: %j',
    (text) => {
      expect(isKey(text)).toBe(false);
    },
  );
});
