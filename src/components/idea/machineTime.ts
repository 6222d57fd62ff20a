/** For the attribute `datetime`, to the second. */
export function machineTime(moment: string): string {
  return new Date(moment).toISOString().replace(/\.\d+/, '');
}
