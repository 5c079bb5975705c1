/**
 * What the upload bucket, its scanner and the function that carries out verdicts agree on. Sources: "Monitoring S3 object
 * scans in Malware Protection for S3" and "Monitoring S3 object scans with Amazon EventBridge", Amazon GuardDuty User Guide.
 */

/** The tag that GuardDuty puts on an object that it has scanned. */
export const SCAN_TAG = 'GuardDutyMalwareScanStatus';

/** The one value of {@link SCAN_TAG} that lets an object be read. */
export const CLEAN = 'NO_THREATS_FOUND';

/** The result that sends an object to the quarantine. The others (UNSUPPORTED, ACCESS_DENIED, FAILED) leave it unreadable. */
export const INFECTED = 'THREATS_FOUND';

/** Types of the events that GuardDuty publishes. */
export const SCAN_EVENTS = {
  /** A scan has ended, whatever came of it. */
  result: 'GuardDuty Malware Protection Object Scan Result',
  /** The result could not be put on the object as a tag. */
  tagFailure: 'GuardDuty Malware Protection Post Scan Action Failed',
  /** The plan works in part. */
  planWarning: 'GuardDuty Malware Protection Resource Status Warning',
  /** The plan scans nothing. */
  planError: 'GuardDuty Malware Protection Resource Status Error',
} as const;

/** Environment variables of the function that carries out verdicts. */
export const VERDICT_VARIABLES = {
  /** Name of the bucket that is scanned. */
  uploads: 'UPLOAD_BUCKET',
  /** Name of the bucket that infected uploads are moved to. */
  quarantine: 'QUARANTINE_BUCKET',
  /** ARN of the key of that bucket. */
  quarantineKey: 'QUARANTINE_KEY',
  /** ARN of the topic that is told of moved uploads. */
  topic: 'ALARM_TOPIC',
};

/** Counts infected uploads that were moved to the quarantine. */
export const QUARANTINED_METRIC = 'QuarantinedUploads';

/** Counts uploads without a clean verdict that are not known to be infected: unreadable until somebody looks. */
export const UNSCANNED_METRIC = 'UnscannedUploads';

/** Counts warnings and errors of the protection plan. */
export const SCANNER_FAULT_METRIC = 'UploadScannerFaults';
