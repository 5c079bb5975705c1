import { Annotations, Fn, Token } from 'aws-cdk-lib';
import type { IHttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { FunctionUrlOrigin, HttpOrigin, S3BucketOrigin, VpcOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { IApplicationLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { IFunctionUrl } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { InvalidPropertyError } from '../errors';

/** What CloudFront reaches an origin with: HTTPS alone, TLS 1.2 alone. */
const OVER_TLS = {
  protocolPolicy: cloudfront.OriginProtocolPolicy.HTTPS_ONLY,
  originSslProtocols: [cloudfront.OriginSslPolicy.TLS_V1_2],
};

/** Origins that answer GET and HEAD alone, by what they are. */
const READ_ONLY = new WeakMap<cloudfront.IOrigin, ReadOnlyOrigin>();

/** An origin that takes no request body. */
export enum ReadOnlyOrigin {
  BUCKET = 'bucket',
  FUNCTION_URL = 'function URL',
}

/** Where a distribution sends requests: over TLS 1.2 alone, and, where AWS can, signed. */
export class StorefrontOrigin {
  /**
   * An API of Amazon API Gateway, by the address of its `$default` stage. Its own address stays open to all: the API must
   * authorize its callers. Its routes hold the whole path, such as `GET /api/products`.
   */
  public static httpApi(api: IHttpApi): cloudfront.IOrigin {
    return new HttpOrigin(Fn.select(2, Fn.split('/', api.apiEndpoint)), OVER_TLS);
  }

  /**
   * An Application Load Balancer in private subnets, which nobody but CloudFront reaches: a VPC origin.
   *
   * Beforehand: an HTTPS listener on port 443, whose security group admits CloudFront ("Restrict access with VPC
   * origins", Amazon CloudFront Developer Guide).
   *
   * @param loadBalancer an internal load balancer; one of another region by its attributes
   * @param domainName a name that the listener's certificate holds: CloudFront answers 502 to any other ("Require HTTPS
   *   for communication between CloudFront and your custom origin"). No certificate holds the balancer's own name.
   * @throws InvalidPropertyError when the name is not one of a host
   */
  public static loadBalancer(loadBalancer: IApplicationLoadBalancer, domainName: string): cloudfront.IOrigin {
    refuseOtherThanHosts('loadBalancer', domainName);
    return VpcOrigin.withApplicationLoadBalancer(loadBalancer, { ...OVER_TLS, domainName });
  }

  /**
   * The URL of a Lambda function with the auth type AWS_IAM, to which CloudFront signs its requests. For GET and HEAD: a
   * request with a body needs its hash in a header, which no browser sends ("Restrict access to an AWS Lambda function
   * URL origin", Amazon CloudFront Developer Guide).
   */
  public static functionUrl(url: IFunctionUrl): cloudfront.IOrigin {
    return readOnly(FunctionUrlOrigin.withOriginAccessControl(url), ReadOnlyOrigin.FUNCTION_URL);
  }

  /**
   * A private bucket, to which CloudFront signs its requests; for GET and HEAD. The bucket's policy is extended for the
   * distribution, and the policy of its key for this account's distributions; imported ones must admit them already.
   */
  public static bucket(bucket: IBucket): cloudfront.IOrigin {
    const { encryptionKey } = bucket;
    if (encryptionKey !== undefined) {
      Annotations.of(encryptionKey.node.scope ?? encryptionKey).acknowledgeWarning(
        '@aws-cdk/aws-cloudfront-origins:wildcardKeyPolicyForOac',
        "A key policy that named the distribution would be a circle; the wildcard is limited to this account's distributions",
      );
    }
    return readOnly(S3BucketOrigin.withOriginAccessControl(bucket), ReadOnlyOrigin.BUCKET);
  }

  /**
   * Any other host that answers HTTPS on port 443 with a certificate of a public authority.
   *
   * @param domainName such as `api.example.com`
   * @throws InvalidPropertyError when it is not the name of a host
   */
  public static host(domainName: string): cloudfront.IOrigin {
    refuseOtherThanHosts('host', domainName);
    return new HttpOrigin(domainName, OVER_TLS);
  }

  private constructor() {}
}

/** What an origin of {@link StorefrontOrigin} is that takes no request body; `undefined` of all others. */
export function readOnlyOrigin(origin: cloudfront.IOrigin): ReadOnlyOrigin | undefined {
  return READ_ONLY.get(origin);
}

function readOnly(origin: cloudfront.IOrigin, kind: ReadOnlyOrigin): cloudfront.IOrigin {
  READ_ONLY.set(origin, kind);
  return origin;
}

function refuseOtherThanHosts(factory: string, domainName: string): void {
  if (
    !Token.isUnresolved(domainName) &&
    !/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/i.test(domainName)
  ) {
    const scope = { node: { path: `StorefrontOrigin.${factory}` } };
    const mend = 'give the name of a host, such as api.example.com, without protocol, port and path';
    throw new InvalidPropertyError(scope, 'domainName', domainName, mend);
  }
}
