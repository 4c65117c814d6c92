/** The greatest number, from the one given down to 1, for which something holds that holds for less as well; 0 for none. */
export function greatestThat(number: number, holds: (number: number) => boolean): number {
  if (number > 0 && holds(number)) return number;
  let [least, tooMuch] = [0, number];
  while (tooMuch - least > 1) {
    const middle = Math.floor((least + tooMuch) / 2);
    if (holds(middle)) least = middle;
    else tooMuch = middle;
  }
  return least;
}
