/** What a message takes. The app itself holds these too; here they are said before a byte is read. */

/** Of one file, in bytes. */
export const MOST_BYTES = 30 * 1024 * 1024;
export const MOST_MB = 30;
/** Files of one message. */
export const MOST_FILES = 20;
