/** Where the CDN keeps answers: no more than fit, the one that nobody has asked for the longest goes first. */
import { asTag, type Kept } from './kept.ts';

export interface Room {
  answers: number;
  bytes: number;
}

export class Shelf {
  // A map remembers the order in which keys were put in.
  readonly #kept = new Map<string, Kept>();
  readonly #room: Room;
  #bytes = 0;

  constructor(room: Room) {
    this.#room = room;
  }

  get(key: string): Kept | undefined {
    const found = this.#kept.get(key);
    if (found) {
      this.#kept.delete(key);
      this.#kept.set(key, found);
    }
    return found;
  }

  put(key: string, kept: Kept): void {
    this.remove(key);
    const size = sizeOf(key, kept);
    // Everything else would have to go for it.
    if (size > this.#room.bytes) return;
    this.#kept.set(key, kept);
    this.#bytes += size;
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.#room.answers && this.#bytes <= this.#room.bytes) return;
      this.remove(oldest);
    }
  }

  remove(key: string): void {
    const found = this.#kept.get(key);
    if (!found) return;
    this.#kept.delete(key);
    this.#bytes -= sizeOf(key, found);
  }

  /** @param tags of which one is enough; undefined for everything */
  purge(tags: readonly string[] | undefined): void {
    const meant = tags?.map(asTag);
    for (const [key, kept] of this.#kept) {
      if (!meant || kept.tags.some((tag) => meant.includes(tag))) this.remove(key);
    }
  }

  get size(): Readonly<Room> {
    return { answers: this.#kept.size, bytes: this.#bytes };
  }
}

function sizeOf(key: string, { body, headers }: Kept): number {
  const text = [...headers].reduce((sum, [name, value]) => sum + name.length + value.length, key.length);
  return body.length + 2 * text;
}
