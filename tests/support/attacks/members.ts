/** What a contribution has that nobody may choose: from the contract's answer, from the database's columns, from JavaScript itself. */
export const membersOfOurs = {
  status: 'published',
  id: 1,
  createdAt: '2020-01-01T00:00:00Z',
  arrivedAt: '2020-01-01T00:00:00Z',
  arrived_at: '2020-01-01T00:00:00Z',
  readBy: '2020-01-01',
  read_by: '2020-01-01',
  reference: 'K3-AAAA-AAAA',
  key: 'A'.repeat(22),
  keyHash: '0'.repeat(64),
  key_hash: '0'.repeat(64),
  p_key_hash: '0'.repeat(64),
  p_accepted: true,
  submission: '00000000-0000-4000-8000-000000000000',
  flagged: false,
  kind: 'offer',
  content_hash: '0'.repeat(64),
  display_name: 'Någon annan',
  noticeVersion: 'x',
  limit: 9999,
  role: 'service_role',
} as const;

export const membersOfJavaScript = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'then',
  'toJSON',
];

/** All of them at once, as fields of a form. */
export const everyMember = {
  ...membersOfOurs,
  ...Object.fromEntries(membersOfJavaScript.map((name) => [name, 'x'])),
};
