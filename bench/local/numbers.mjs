/** The number that a share of them, 0 to 1, does not exceed; `NaN` of none. */
export const quantile = (numbers, share) =>
  [...numbers].sort((a, b) => a - b)[Math.floor((numbers.length - 1) * share)] ?? Number.NaN;

/** The median, the 95th and the 99th percentile, as columns of 8 characters. */
export const shares = (numbers) =>
  [0.5, 0.95, 0.99].map((share) => quantile(numbers, share).toFixed(1).padStart(8)).join('');

/**
 * The processor time that work takes, in milliseconds, in all threads of this process. Other programs on the machine make it
 * little longer, where the time on the clock grows with each of them, and with a long piece of work more than with a short one.
 */
export async function spentBy(work) {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
