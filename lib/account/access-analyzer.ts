import { AccessAnalyzerClient, type AnalyzerSummary, paginateListAnalyzers } from '@aws-sdk/client-accessanalyzer';
import type { AccountReader } from './account-reader';
import type { Known } from './account-thing';

/** The types that look for access from outside; the others look for unused or internal access. */
const EXTERNAL = ['ACCOUNT', 'ORGANIZATION'];

/**
 * The analyzer of external access in a region. An organization's analyzer shows only in the account that administers it
 * (IAM User Guide, "Create an IAM Access Analyzer external access analyzer").
 */
export async function accessAnalyzer(reader: AccountReader, region: string): Promise<Known> {
  const client = new AccessAnalyzerClient(reader.clientSettings(region));
  const found = await reader.read('access-analyzer:ListAnalyzers', region, async () => {
    const analyzers: AnalyzerSummary[] = [];
    for await (const page of paginateListAnalyzers({ client }, {})) analyzers.push(...(page.analyzers ?? []));
    return analyzers;
  });
  if (found.kind === 'unread') return { exists: undefined, unread: [found.call] };
  const analyzers = found.kind === 'read' ? found.value : [];
  const external = analyzers.filter(({ type }) => EXTERNAL.includes(type ?? ''));
  const facts = analyzers.map(({ name, type }) => `${name} (${type})`);
  if (external.length === 0) return { exists: false, facts };
  const active = external.some(({ status }) => status === 'ACTIVE');
  const states = external.map(({ name, status }) => `${name} is ${status}`);
  return {
    exists: true,
    facts,
    lacks: active ? [] : [`no analyzer of external access is active: ${states.join(', ')}`],
  };
}
