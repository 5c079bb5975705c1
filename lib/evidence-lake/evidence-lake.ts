import { Duration, Names, RemovalPolicy, Size, Stack, Token } from 'aws-cdk-lib';
import * as athena from 'aws-cdk-lib/aws-athena';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { AUDIT_QUERIES } from './audit-queries';
import { CONFIG_QUERIES } from './config-queries';
import type { EvidenceLakeProps } from './evidence-lake-props';
import { lakeLayouts } from './lake-layouts';
import type { LakeQuery } from './lake-query';
import { queryStatements } from './lake-statements';
import { LakeTable } from './lake-table';
import { LakeWorkGroup } from './lake-work-group';
import { TRAIL_QUERIES } from './trail-queries';
import { WEB_ACL_QUERIES } from './web-acl-queries';

export type { EvidenceLakeProps } from './evidence-lake-props';

/** The questions to each table, by its name. */
const QUERIES: Readonly<Record<string, readonly LakeQuery[]>> = {
  audit_rows: AUDIT_QUERIES,
  trail_events: TRAIL_QUERIES,
  config_items: CONFIG_QUERIES,
  web_acl_requests: WEB_ACL_QUERIES,
};

/** The least that Athena takes for a limit, in bytes ("WorkGroupConfiguration", Amazon Athena API Reference). */
const LEAST_SCAN = 10_000_000;

/**
 * Lays evidence out for Amazon Athena, so that an assessor asks it in SQL: results of audits (`audit_rows`), the trail
 * (`trail_events`), AWS Config's history and snapshots (`config_items`) and the web ACL's log (`web_acl_requests`). Give the
 * buckets of those that there are; the files stay where they lie.
 *
 * Athena computes the partitions, so nothing has to run when new files come. A work group of its own encrypts the results,
 * lets them expire, and stops a query that reads too much. It has named queries: who read customer data, what the root user
 * did, which controls were violated over time, which rules blocked attacks, how a resource changed, and more.
 *
 * Encrypting the catalog is a setting of the account in this region: everybody who uses its databases, the role that
 * deploys included, must then be able to use the key (`kms:Decrypt`, `kms:Encrypt`, `kms:GenerateDataKey`).
 *
 * Beforehand: AWS Lake Formation, where it is used, leaves new databases to IAM ("Changing the default settings for your data
 * lake", AWS Lake Formation Developer Guide). A bucket under an imported key lets its readers decrypt by IAM.
 *
 * Satisfies: AthenaResultsEncrypted, GlueEncrypted (without `catalogEncryptionExists`), BucketPublicAccessBlocked,
 * BucketEncryptedWithKms, BucketVersioning, BucketAclsDisabled, BucketTlsOnly, BucketPolicyNotPublic, BucketLifecycle,
 * BucketOldVersionsExpire, BucketAccessLogs (with `accessLogBucket`)
 */
export class EvidenceLake extends Construct {
  public readonly database: glue.CfnDatabase;
  /** Those that a bucket was given for, by the order of the properties. */
  public readonly tables: LakeTable[];
  public readonly workGroup: athena.CfnWorkGroup;
  /** The results of queries. */
  public readonly resultBucket: s3.Bucket;
  public readonly namedQueries: athena.CfnNamedQuery[] = [];
  /** The encryption of the account's catalog, unless it exists. */
  public readonly catalogEncryption?: glue.CfnDataCatalogEncryptionSettings;

  private readonly encryptionKey: kms.IKey;

  /**
   * @throws InvalidPropertyError when no bucket is given, `webAclPrefix` does not end in a slash, or a limit is out of its
   * range
   */
  public constructor(scope: Construct, id: string, props: EvidenceLakeProps) {
    super(scope, id);
    this.encryptionKey = props.encryptionKey;
    const removalPolicy = props.removalPolicy ?? RemovalPolicy.RETAIN;
    const lookBackDays = this.wholeDays('lookBack', props.lookBack ?? Duration.days(400));
    this.refusePrefix(props.webAclPrefix);
    const layouts = lakeLayouts(this, props, lookBackDays);
    if (layouts.length === 0) {
      throw new InvalidPropertyError(this, 'auditBucket', undefined, 'give at least one bucket with evidence');
    }
    this.database = new glue.CfnDatabase(this, 'Database', {
      catalogId: Stack.of(this).account,
      databaseInput: {
        // Athena knows lower case alone.
        name: Names.uniqueResourceName(this, {
          maxLength: 120,
          separator: '_',
          allowedSpecialCharacters: '_',
        }).toLowerCase(),
        description: 'Evidence of the shop for assessors',
      },
    });
    if (props.catalogEncryptionExists !== true) this.catalogEncryption = this.encryptCatalog(removalPolicy);
    this.tables = layouts.map((layout) => new LakeTable(this, layout.name, { database: this.database, layout }));
    const group = new LakeWorkGroup(this, 'Queries', {
      encryptionKey: props.encryptionKey,
      resultRetention: Duration.days(this.wholeDays('resultRetention', props.resultRetention ?? Duration.days(30))),
      scanLimit: this.scanLimit(props.scanLimit ?? Size.gibibytes(100)),
      accessLogBucket: props.accessLogBucket,
      removalPolicy,
    });
    this.workGroup = group.workGroup;
    this.resultBucket = group.resultBucket;
    for (const { layout } of this.tables) this.saveQueries(QUERIES[layout.name] ?? []);
  }

  /** Lets a principal ask every table of the lake, and read the results: an assessor. */
  public grantQuery(grantee: iam.IGrantable): iam.Grant {
    const grants = queryStatements(this, { ...this, encryptionKey: this.encryptionKey }).map(({ actions, resources }) =>
      iam.Grant.addToPrincipal({ grantee, actions, resourceArns: resources }),
    );
    return grants.reduce((all, grant) => all.combine(grant));
  }

  private encryptCatalog(removalPolicy: RemovalPolicy): glue.CfnDataCatalogEncryptionSettings {
    const { keyArn } = this.encryptionKey;
    const settings = new glue.CfnDataCatalogEncryptionSettings(this, 'CatalogEncryption', {
      catalogId: Stack.of(this).account,
      dataCatalogEncryptionSettings: {
        encryptionAtRest: { catalogEncryptionMode: 'SSE-KMS', sseAwsKmsKeyId: keyArn },
        connectionPasswordEncryption: { returnConnectionPasswordEncrypted: true, kmsKeyId: keyArn },
      },
    });
    settings.applyRemovalPolicy(removalPolicy);
    // What is written before stays as it is.
    this.database.node.addDependency(settings);
    return settings;
  }

  private saveQueries(queries: readonly LakeQuery[]): void {
    for (const { name, description, sql } of queries) {
      this.namedQueries.push(
        new athena.CfnNamedQuery(this, name, {
          name,
          description,
          queryString: sql,
          database: this.database.ref,
          workGroup: this.workGroup.ref,
        }),
      );
    }
  }

  private scanLimit(limit: Size): Size {
    if (limit.toBytes() >= LEAST_SCAN) return limit;
    throw new InvalidPropertyError(this, 'scanLimit', limit.toString(), 'give 10 MB or more');
  }

  private wholeDays(property: string, duration: Duration): number {
    const days = duration.toDays({ integral: false });
    if (Number.isInteger(days) && days >= 1) return days;
    throw new InvalidPropertyError(this, property, `${days} days`, 'give whole days');
  }

  private refusePrefix(prefix: string | undefined): void {
    if (prefix === undefined || Token.isUnresolved(prefix) || (prefix.endsWith('/') && !prefix.startsWith('/'))) return;
    throw new InvalidPropertyError(this, 'webAclPrefix', prefix, 'end it in a slash, and begin it with none');
  }
}
