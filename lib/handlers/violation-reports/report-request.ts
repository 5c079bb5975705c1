import type { APIGatewayProxyEventV2 } from 'aws-lambda';

/** 64 KiB: a browser sends a batch of a few kilobytes. */
export const LARGEST_BODY = 65_536;

/** What browsers call their reports: of the Reporting API, and of `report-uri`. */
const CONTENT_TYPES = ['application/reports+json', 'application/csp-report'];

/** A report request's parsed body, or the status that answers one that cannot be used. */
export type ReportRequest = { readonly body: unknown } | { readonly refused: 400 | 413 | 415 };

/** Reads the body of a request, trusting nothing about it. */
export function reportRequest(
  event: Pick<APIGatewayProxyEventV2, 'headers' | 'body' | 'isBase64Encoded'>,
): ReportRequest {
  if (!CONTENT_TYPES.includes(contentType(event.headers))) return { refused: 415 };
  const { body = '', isBase64Encoded } = event;
  // Base64 takes four characters for three bytes: what is certainly too large is not decoded first.
  if (body.length > (isBase64Encoded ? Math.ceil(LARGEST_BODY / 3) * 4 : LARGEST_BODY)) return { refused: 413 };
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > LARGEST_BODY) return { refused: 413 };
  try {
    return { body: JSON.parse(bytes.toString('utf8')) };
  } catch {
    return { refused: 400 };
  }
}

function contentType(headers: Readonly<Record<string, string | undefined>> | undefined): string {
  const entry = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'content-type');
  return (entry?.[1] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}
