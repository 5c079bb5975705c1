import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { AWS_REGIONS } from '../../lib/settings/aws-regions';
import { LOG_RETENTION_DAYS } from '../../lib/settings/log-retention';

describe('what the settings know about AWS', () => {
  test('the regions are those of the partition that has us-east-1', () => {
    const expected = RegionInfo.regions.filter((region) => region.partition === 'aws').map((region) => region.name);

    expect([...AWS_REGIONS].sort()).toEqual(expected.sort());
  });

  test('the retention periods are those of CloudWatch Logs from 12 months on', () => {
    const expected = Object.values(RetentionDays).filter(
      (days): days is RetentionDays => typeof days === 'number' && days >= 365 && days !== RetentionDays.INFINITE,
    );

    expect([...LOG_RETENTION_DAYS]).toEqual(expected.sort((left, right) => left - right));
  });
});
