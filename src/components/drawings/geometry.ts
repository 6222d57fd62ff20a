/** Where people stand and sit. Everything is drawn straight from above. */

/** Someone's place in a drawing: `turn` is where they look, in degrees clockwise, 0 being up the page. */
export interface Spot {
  x: number;
  y: number;
  turn: number;
}

const short = (n: number) => Math.round(n * 10) / 10;

/** The place at `degrees` (clockwise from the top) on a ring, looking at the ring's middle. */
export function seat(cx: number, cy: number, radius: number, degrees: number): Spot {
  const angle = (degrees * Math.PI) / 180;
  return {
    x: short(cx + radius * Math.sin(angle)),
    y: short(cy - radius * Math.cos(angle)),
    turn: (degrees + 180) % 360,
  };
}

/** `count` places evenly round a ring, the first at `from` degrees. */
export function ring(cx: number, cy: number, radius: number, count: number, from = 0): Spot[] {
  return Array.from({ length: count }, (_, i) => seat(cx, cy, radius, from + (360 / count) * i));
}
