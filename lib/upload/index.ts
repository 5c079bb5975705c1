export {
  createPresignedUpload,
  LARGEST_UPLOAD,
  type PresignedUpload,
  type PresignedUploadOptions,
} from './presigned-upload';
export { quarantineName } from './quarantine-name';
export { CLEAN, INFECTED, SCAN_EVENTS, SCAN_TAG } from './scan-names';
