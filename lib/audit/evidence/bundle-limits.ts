/** Files of one bundle. An audit of 100,000 results has about 1,000 pages. */
export const MOST_FILES = 200_000;

/** Bytes of `manifest.json`: room for that many files. */
export const LARGEST_MANIFEST_BYTES = 64 * 1024 * 1024;

/** Bytes of the report of an audit: half a million findings of usual length. */
export const LARGEST_REPORT_BYTES = 256 * 1024 * 1024;

/** Bytes of any one file. */
export const LARGEST_FILE_BYTES = 2 * 1024 * 1024 * 1024;
