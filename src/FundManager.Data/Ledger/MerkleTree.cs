using System.Buffers.Binary;
using System.Security.Cryptography;

namespace FundManager.Data.Ledger;

/// <summary>One hash over many: no leaf can be changed, added, left out or moved without changing the root.</summary>
internal sealed class MerkleTree
{
    // Different first bytes, so that no inner hash can be passed off as a leaf, nor a tree as a seal.
    private const byte Leaf = 0;
    private const byte Inner = 1;
    private const byte SealMark = 2;

    private List<byte[]> _level = [];

    public int Leaves { get; private set; }

    /// <summary>Adds the head of a case; heads come in the order of the case.</summary>
    public void Add(Guid caseId, int number, byte[] hash)
    {
        Leaves++;
        _level.Add(SHA256.HashData([Leaf, .. caseId.ToByteArray(bigEndian: true), .. Bytes(number), .. hash]));
    }

    /// <summary>The seal over the leaves, which binds its number, its instant and the seal before too.</summary>
    public byte[] Seal(int number, DateTimeOffset at, byte[] previous)
    {
        while (_level.Count > 1)
        {
            _level =
            [
                .. _level
                    .Chunk(2)
                    .Select(pair => pair.Length == 1 ? pair[0] : SHA256.HashData([Inner, .. pair[0], .. pair[1]])),
            ];
        }

        var top = _level.Count == 0 ? [] : _level[0];
        return SHA256.HashData([
            SealMark,
            .. Bytes(number),
            .. Bytes(at.UtcTicks),
            .. Bytes(Leaves),
            .. previous,
            .. top,
        ]);
    }

    private static byte[] Bytes(long number)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        return bytes;
    }
}
