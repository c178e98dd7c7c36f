/** A UUIDv7 (RFC 9562 §5.7): 48 bits of the time, then random ones, so that ids sort by time and cannot be guessed. */
export function uuid7(now: number, random: Uint8Array): string {
  const bytes = Buffer.alloc(16, random.subarray(0, 16));
  bytes.writeUIntBE(now, 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
