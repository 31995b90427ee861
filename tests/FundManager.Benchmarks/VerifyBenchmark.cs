namespace FundManager.Benchmarks;

/// <summary>How many events a second a whole verification looks at: chains, postings and balances.</summary>
internal static class VerifyBenchmark
{
    private const int Cases = 3_000;
    private const int EventsPerCase = 100;
    private const int Times = 3;

    /// <summary>Cases with chains as the program writes them: a request and its withdrawal, again and again.</summary>
    private static readonly string Fill = $$"""
        do $$
        declare
          c disbursements;
          head bytea;
          body text;
          asks boolean;
        begin
          select * into c from disbursements limit 1;
          insert into balances (owner_id, place, fund_id, amount) values (c.award_id, 'Reserved', c.fund_id, 0);
          for i in 1..{{Cases}} loop
            c.id := gen_random_uuid();
            c.number := 'V/' || i;
            head := decode(repeat('00', 32), 'hex');
            for n in 1..{{EventsPerCase}} loop
              asks := n % 2 = 1;
              body := format('{"case":"%s","kind":"disbursement","number":%s,"at":"2026-06-09T04:00:00.000000Z","actor":"%s",'
                  || '"move":"%s","from":"%s","to":"%s","reason":null,'
                  || '"changes":[{"name":"requested","before":"0.00","after":"100.00"}],'
                  || '"postings":[{"fund":"%s","call":"%s","award":"%s","from":"%s","to":"%s","amount":"100.00"}]}',
                c.id, n, c.organisation_id, case when asks then 'Request' else 'Withdraw' end,
                case when asks then 'Eligible' else 'Requested' end, case when asks then 'Requested' else 'Eligible' end,
                c.fund_id, c.call_id, c.award_id,
                case when asks then 'Obligated' else 'Reserved' end, case when asks then 'Reserved' else 'Obligated' end);
              head := sha256(head || convert_to(body, 'UTF8'));
              insert into case_events (case_id, number, body, hash) values (c.id, n, body, head);
              insert into postings (case_id, event_number, line, fund_id, call_id, award_id, from_place, to_place, amount)
              select c.id, n, 1, c.fund_id, c.call_id, c.award_id, p ->> 'from', p ->> 'to', 100.00
              from (select body::jsonb -> 'postings' -> 0 as p) posting;
            end loop;
            c.event_count := {{EventsPerCase}};
            c.head_hash := head;
            insert into disbursements values (c.*);
          end loop;
        end $$
        """;

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        await Machine.DescribeAsync();
        await using var fund = await BenchmarkFund.StartAsync(cancellationToken);
        await fund.OpenTranchesAsync("V", 1, 1);
        await fund.FillAsync(Fill, cancellationToken);
        for (var i = 0; i < Times; i++)
        {
            var report = await fund.VerifyAsync(cancellationToken);
            var seconds = report.Duration.TotalSeconds;
            foreach (var fault in report.Faults)
            {
                Console.WriteLine(fault.Text);
            }

            Console.WriteLine(
                FormattableString.Invariant(
                    $"{report.Events} events and {report.Postings} postings of {report.Cases} cases in {seconds:0.0} s: {report.Events / seconds:0} events/s, {report.FaultCount} faults"
                )
            );
        }

        await Machine.LoadAsync();
    }
}
