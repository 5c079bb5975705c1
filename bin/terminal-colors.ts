import colors from 'picocolors';

/**
 * The colours for a stream: none unless it is a terminal that shows them and its user wants them
 * (<https://no-color.org>). picocolors decides for standard output alone, and colours the logs of CI jobs.
 */
export function terminalColors(stream: { readonly isTTY?: boolean }, env = process.env) {
  return colors.createColors(stream.isTTY === true && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb');
}
