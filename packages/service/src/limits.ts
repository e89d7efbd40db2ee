// The stated limits of the service. Reaching one is a Failure that names it, never a silent cut.

/** Characters of a document's text. */
export const textCharactersMax = 2_000_000;
/** Texts that are kept per document. */
export const revisionsKept = 200;
/** Documents of one organisation, removed ones not counted. */
export const documentsMax = 2_000;
/** How long a removed document can be brought back; after that it is deleted for good, with its kept texts and runs. Milliseconds. */
export const removedKeptMs: number = 30 * 24 * 3_600_000;
/** Removed documents that are listed, the last removed ones; the others can be brought back by their id. */
export const removedListedMax = 200;
/** Characters of a name. */
export const nameCharactersMax = 200;
/** A longer text is not sent along in a list. */
export const previewCharactersMax = 131_072;
/** Texts shorter than this may be emptied in one save without a question. */
export const shrinkCharactersMin = 400;
/** Bytes of an uploaded log. */
export const uploadBytesMax: number = 64 * 1024 * 1024;
/** Logs of one organisation. */
export const logsMax = 100;
/** Finished runs that are kept per document. */
export const runsKept = 20;
/** Events of a run; past it the run is stopped and says so. */
export const runEventsMax = 500_000;
/** Records of a trace frame: 1,000 to 5,000 keep a page at 60 pictures a second while it decodes. */
export const frameRecordsMax = 2_000;
/** Runs that are carried out at once, and how many may wait. */
export const runsAtOnce = 2;
export const runsWaitingMax = 8;
