import * as z from 'zod';
import { SCAN_EVENTS } from '../../upload/scan-names';

const upload = z.looseObject({
  bucketName: z.string().min(1),
  objectKey: z.string().min(1).max(1024),
  versionId: z.string().min(1).max(1024),
});

/** GuardDuty adds fields as it grows, so others are let through. */
const scanEvent = z.discriminatedUnion('detail-type', [
  z.looseObject({
    source: z.literal('aws.guardduty'),
    'detail-type': z.literal(SCAN_EVENTS.result),
    detail: z.looseObject({
      s3ObjectDetails: upload,
      scanResultDetails: z.looseObject({
        scanResultStatus: z.string().min(1),
        threats: z.array(z.looseObject({ name: z.string() })).nullish(),
      }),
    }),
  }),
  z.looseObject({
    source: z.literal('aws.guardduty'),
    'detail-type': z.literal(SCAN_EVENTS.tagFailure),
    detail: z.looseObject({ s3ObjectDetails: upload }),
  }),
  z.looseObject({
    source: z.literal('aws.guardduty'),
    'detail-type': z.literal([SCAN_EVENTS.planWarning, SCAN_EVENTS.planError]),
    detail: z.looseObject({ s3BucketDetails: z.looseObject({ bucketName: z.string().min(1) }) }),
  }),
]);

/** One version of one upload. */
export interface Upload {
  readonly bucket: string;
  readonly key: string;
  readonly versionId: string;
}

/** What GuardDuty says of an upload, or of itself. */
export type Verdict =
  | { readonly kind: 'result'; readonly upload: Upload; readonly status: string; readonly threats: readonly string[] }
  | { readonly kind: 'tag-failure'; readonly upload: Upload }
  | { readonly kind: 'plan'; readonly bucket: string; readonly status: string };

/**
 * Reads an event of EventBridge ("Monitoring S3 object scans with Amazon EventBridge", Amazon GuardDuty User Guide).
 *
 * @param text JSON
 * @throws Error when it is no event that is known; the text is not repeated, as it holds a key
 */
export function verdictOf(text: string): Verdict {
  const { data } = scanEvent.safeParse(parsed(text));
  if (data === undefined) throw new Error('the event is none of GuardDuty on an upload');
  switch (data['detail-type']) {
    case SCAN_EVENTS.result: {
      const { scanResultStatus: status, threats } = data.detail.scanResultDetails;
      const names = (threats ?? []).map(({ name }) => name);
      return { kind: 'result', upload: uploadOf(data.detail.s3ObjectDetails), status, threats: names };
    }
    case SCAN_EVENTS.tagFailure:
      return { kind: 'tag-failure', upload: uploadOf(data.detail.s3ObjectDetails) };
    default:
      return { kind: 'plan', bucket: data.detail.s3BucketDetails.bucketName, status: data['detail-type'] };
  }
}

function uploadOf({ bucketName, objectKey, versionId }: z.infer<typeof upload>): Upload {
  return { bucket: bucketName, key: objectKey, versionId };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
