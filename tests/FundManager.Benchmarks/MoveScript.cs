namespace FundManager.Benchmarks;

/// <summary>What the program sends for a request and its withdrawal, statement by statement, as a script of pgbench.</summary>
/// <remarks>
/// Taken down from the server's log of the program. The database makes body and hash itself, since pgbench cannot; what the pool does
/// between two moves is left out. No colon stands before a letter in a text here: pgbench would take it for a variable. The rows are read by number, which is unique as the identity is.
/// </remarks>
internal sealed record MoveScript(string Name, int Tranches, int PerAward, int Clients, Guid Recipient)
{
    /// <summary>Transactions in one run of the script.</summary>
    public const int Transactions = 2;

    private const string ReadDisbursement = """
        begin transaction isolation level read committed;
        select d.*, d.xmin as version, encode(d.head_hash, 'hex') as head, gen_random_uuid() as token
        from disbursements d
        where (d.organisation_id = any (array[:recipient::uuid])
          or d.endorser_id = any ('{}'::uuid[])) and d.number = :number::text limit 2
        \gset
        select exists (select 1 from case_events c where c.token = :token::uuid);
        select 1 from awards where id = :award_id::uuid for share;
        select a.* from awards a where a.id = :award_id::uuid limit 2;
        """;

    private const string ReadGates = """
        select i.* from inputs i where i.award_id = :award_id::uuid and i.state <> 'Dropped';
        select m.* from milestones m where m.award_id = :award_id::uuid;
        select a.stage from appraisals a
        where a.award_id = :award_id::uuid and a.state in ('Approved', 'Published') and (a.grade <> 'poor' or a.grade is null);
        select d.* from disbursements d where d.award_id = :award_id::uuid and d.state in ('Planned', 'Eligible') order by d.sequence;
        """;

    private const string ReadPeople = """
        select b.amount from balances b where b.owner_id = :award_id::uuid and b.place = 'Obligated' limit 2;
        select array_agg(m.user_id) as people from memberships m where m.role = 'FinanceOfficer' and m.organisation_id is null
        \gset
        select a.id, a.email from "AspNetUsers" a where a.id = any (:people::uuid[]);
        """;

    private const string QueueMail = """
        insert into outgoing_mails (id, attempts, body, created_at, key, sent_at, subject, "to")
        values (gen_random_uuid(), 0, rpad('CNY 100.00 is requested', 280, '.'), now(), null, null, 'Payment requested', 'finance@demo.example');
        """;

    public string Text =>
        $"""
            \set k :client_id + {Clients} * random(0, {Tranches / Clients} - 1)
            \set award_index :k / {PerAward} + 1
            \set tranche_index :k % {PerAward} + 1
            select '{Name}-' || :award_index::text || '/T' || :tranche_index::text as number, '{Recipient}' as recipient
            \gset
            {ReadDisbursement}
            {ReadPeople}
            {Write("Request", "Eligible", "Requested", "Obligated", "Reserved", [.. Enumerable.Repeat(QueueMail, 4)])}
            commit;
            {ReadDisbursement}
            {Write("Withdraw", "Requested", "Eligible", "Reserved", "Obligated", [])}
            {ReadGates}
            commit;
            """;

    /// <summary>Event and row in one statement, and what goes to the server together with them.</summary>
    private static string Write(string move, string from, string to, string source, string target, string[] rest) =>
        $$"""
            savepoint "__EFSavePoint";
            \startpipeline
            with made as (
              insert into case_events (case_id, number, body, hash, token)
              select :id::uuid, :event_count::int + 1, b.body, sha256(decode(:head, 'hex') || convert_to(b.body, 'UTF8')), :token::uuid
              from (select '{"case":"' || :id::text || '","kind":"disbursement","number":' || (:event_count::int + 1)::text
                || ',"at":"' || replace((now() at time zone 'UTC')::text, ' ', 'T')
                || 'Z","actor":"' || :organisation_id::text || '","move":"{{move}}","from":"{{from}}","to":"{{to}}","reason":'
                || 'null,"changes":[{"name":"requested","before":"0.00","after":"100.00"}],"postings":[{"fund":"' || :fund_id::text
                || '","call":"' || :call_id::text || '","award":"' || :award_id::text || '","from":"{{source}}","to":"{{target}}","amount":"100.00"}]}' as body) b
              returning hash)
            update disbursements set event_count = :event_count::int + 1, head_hash = made.hash,
              requested = case when '{{to}}' = 'Requested' then 100.00 else 0 end,
              requested_by = case when '{{to}}' = 'Requested' then :organisation_id::uuid end, state = '{{to}}', state_since = now()
            from made where id = :id::uuid and disbursements.xmin = :version::xid returning disbursements.xmin;
            {{string.Join('\n', rest)}}
            \endpipeline
            release savepoint "__EFSavePoint";
            """;
}
