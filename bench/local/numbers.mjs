/** The number that a share of them, 0 to 1, does not exceed; `NaN` of none. */
export const quantile = (numbers, share) =>
  [...numbers].sort((a, b) => a - b)[Math.floor((numbers.length - 1) * share)] ?? Number.NaN;

/** The median, the 95th and the 99th percentile, as columns of 8 characters. */
export const shares = (numbers) =>
  [0.5, 0.95, 0.99].map((share) => quantile(numbers, share).toFixed(1).padStart(8)).join('');
