namespace FundManager.Web.Demo.Load;

/// <summary>The payment numbers of the load: gapless in each year, in the order of the releases.</summary>
internal sealed class LoadNumbers
{
    private const int Tranches = 3;

    private readonly TimeZoneInfo _zone;
    private readonly Dictionary<(int Grant, int Tranche), (int Year, int Number)> _numbers = [];

    public LoadNumbers(IEnumerable<LoadGrant> grants, TimeZoneInfo zone)
    {
        _zone = zone;
        var releases = grants
            .Where(grant => grant.IsGood)
            .SelectMany(grant => Enumerable.Range(1, Tranches).Select(tranche => (Grant: grant, Tranche: tranche)))
            .Where(one => one.Grant.IsReached(LoadPayments.ReleaseOn(one.Tranche)))
            .OrderBy(one => one.Grant.At(LoadPayments.ReleaseOn(one.Tranche)))
            .ThenBy(one => (one.Grant.Number, one.Tranche));
        foreach (var (grant, tranche) in releases)
        {
            var year = YearOf(grant.At(LoadPayments.ReleaseOn(tranche)));
            var number = Last[year] = Last.GetValueOrDefault(year) + 1;
            _numbers.Add((grant.Number, tranche), (year, number));
        }
    }

    /// <summary>The last number of each year.</summary>
    public Dictionary<int, int> Last { get; } = [];

    /// <summary>How many of them no payment has taken yet.</summary>
    public int Untaken => _numbers.Count;

    /// <summary>Takes the number of a release; each is taken once.</summary>
    public (int Year, int Number) Take(int grant, int tranche) =>
        _numbers.Remove((grant, tranche), out var number)
            ? number
            : throw new InvalidOperationException($"Tranche {tranche} of {grant} has no number.");

    private int YearOf(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, _zone).Year;
}
