/**
 * Widths of characters in thousandths of the font's size, after Helvetica (Adobe's AFM files), which Arial and Liberation
 * Sans share. SVG breaks no lines, so where they break is estimated; what isn't named is taken for wide.
 */
const WIDTHS: readonly (readonly [width: number, characters: string])[] = [
  [222, "ijl‘’'|"],
  [278, ' !,./:;I[]\\ft·'],
  [333, '()`r-“”"'],
  [389, '*'],
  [500, 'cksvxyzJ'],
  [556, 'abdeghnopqu0123456789L_?$#–'],
  [611, 'FTZ'],
  [667, 'ABEKPSVXY&'],
  [722, 'CDHNRUw'],
  [778, 'GOQ'],
  [833, 'mM'],
];
const WIDEST = 1000;
const WIDTH_OF = new Map(
  WIDTHS.flatMap(([width, characters]) => Array.from(characters, (one) => [one, width] as const)),
);

/** Bold letters are wider, and so are fonts that stand in where there is none like Helvetica: DejaVu Sans is the widest. */
const BOLD = 1.1;
const OTHER_FONTS = 1.15;

/** How wide a text is at most in a usual sans-serif font of `size`, in the unit of `size`. */
export function widthOf(text: string, size: number, isBold = false): number {
  const thousandths = Array.from(text).reduce((sum, one) => sum + (WIDTH_OF.get(one) ?? WIDEST), 0);
  return (thousandths / 1000) * size * (isBold ? BOLD : 1) * OTHER_FONTS;
}
