import { effectivePolicy } from './effective-policy';
import { type Gather, liveResource, subjectRef, textOf } from './gathered';

const BUCKET_POLICY = 'AWS::S3::BucketPolicy';

/** The policy of a bucket. */
export const bucketPolicy: Gather = async ({ type, identifier }, reader) => {
  if (type !== 'AWS::S3::Bucket') return {};
  const policy = await reader.read(BUCKET_POLICY, identifier);
  if (policy === undefined) return {};
  return { resources: { BucketPolicy: liveResource(BUCKET_POLICY, policy, { Bucket: subjectRef }) } };
};

/** The policy of a topic. */
export const topicPolicy: Gather = async (subject, reader) => {
  if (subject.type !== 'AWS::SNS::Topic') return {};
  const document = await reader.topicPolicy(subject.identifier);
  if (document === undefined) return {};
  const PolicyDocument = effectivePolicy(document, subject.identifier);
  const links = { Topics: [subjectRef] };
  return { resources: { TopicPolicy: liveResource('AWS::SNS::TopicPolicy', { PolicyDocument }, links) } };
};

/** The policy of a queue. */
export const queuePolicy: Gather = async (subject, reader) => {
  if (subject.type !== 'AWS::SQS::Queue') return {};
  const document = await reader.queuePolicy(subject.identifier);
  if (document === undefined) return {};
  const PolicyDocument = effectivePolicy(document, textOf(subject, 'Arn'));
  const links = { Queues: [subjectRef] };
  return { resources: { QueuePolicy: liveResource('AWS::SQS::QueuePolicy', { PolicyDocument }, links) } };
};
