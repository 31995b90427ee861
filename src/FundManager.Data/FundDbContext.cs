using FundManager.Data.Assignment;
using FundManager.Data.Bank;
using FundManager.Data.Files;
using FundManager.Data.Identity;
using FundManager.Data.Mail;
using FundManager.Domain;
using FundManager.Domain.Amendments;
using FundManager.Domain.Applications;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using FundManager.Domain.Calls;
using FundManager.Domain.Disbursements;
using FundManager.Domain.Expenditures;
using FundManager.Domain.Funds;
using FundManager.Domain.History;
using FundManager.Domain.Ledger;
using FundManager.Domain.Organisations;
using FundManager.Domain.Reviews;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Data;

public sealed class FundDbContext(DbContextOptions<FundDbContext> options)
    : IdentityUserContext<FundUser, Guid>(options),
        IDataProtectionKeyContext
{
    public DbSet<Fund> Funds => Set<Fund>();

    public DbSet<Allocation> Allocations => Set<Allocation>();

    public DbSet<Call> Calls => Set<Call>();

    public DbSet<GrantApplication> Applications => Set<GrantApplication>();

    public DbSet<ApplicationRevision> ApplicationRevisions => Set<ApplicationRevision>();

    public DbSet<Review> Reviews => Set<Review>();

    public DbSet<Award> Awards => Set<Award>();

    public DbSet<AgreementVersion> AgreementVersions => Set<AgreementVersion>();

    public DbSet<Input> Inputs => Set<Input>();

    public DbSet<Milestone> Milestones => Set<Milestone>();

    public DbSet<Disbursement> Disbursements => Set<Disbursement>();

    public DbSet<ReleasedBatch> ReleasedBatches => Set<ReleasedBatch>();

    public DbSet<PaymentInstruction> PaymentInstructions => Set<PaymentInstruction>();

    public DbSet<BankImport> BankImports => Set<BankImport>();

    public DbSet<BankLine> BankLines => Set<BankLine>();

    public DbSet<Appraisal> Appraisals => Set<Appraisal>();

    public DbSet<Finding> Findings => Set<Finding>();

    public DbSet<Expenditure> Expenditures => Set<Expenditure>();

    public DbSet<Amendment> Amendments => Set<Amendment>();

    public DbSet<Recovery> Recoveries => Set<Recovery>();

    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<RoleChange> RoleChanges => Set<RoleChange>();

    public DbSet<Interest> Interests => Set<Interest>();

    public DbSet<Consensus> Consensuses => Set<Consensus>();

    public DbSet<Namesake> Namesakes => Set<Namesake>();

    public DbSet<AssignmentPlan> AssignmentPlans => Set<AssignmentPlan>();

    public DbSet<Expertise> Expertise => Set<Expertise>();

    /// <summary>Names of applications as keys; kept by the database.</summary>
    public DbSet<ApplicationName> ApplicationNames => Set<ApplicationName>();

    public DbSet<CaseEvent> CaseEvents => Set<CaseEvent>();

    public DbSet<Balance> Balances => Set<Balance>();

    public DbSet<PostingRow> Postings => Set<PostingRow>();

    public DbSet<StoredFile> Files => Set<StoredFile>();

    public DbSet<OutgoingMail> OutgoingMails => Set<OutgoingMail>();

    public DbSet<AskedReport> AskedReports => Set<AskedReport>();

    public DbSet<FundSummary> Summaries => Set<FundSummary>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Applications with which a person has a hard conflict on a day, one row or more for each reason.</summary>
    public IQueryable<BarredApplication> Barred(Guid person, DateOnly today) =>
        FromExpression(() => Barred(person, today));

    /// <summary>Seals the new events of every tracked case and saves them with it.</summary>
    /// <remarks>Here and not in an interceptor: no context can be made without it.</remarks>
    public override async Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess,
        CancellationToken cancellationToken = default
    )
    {
        var moved = ChangeTracker.Entries<Case>().Select(entry => entry.Entity).Where(c => c.NewEvents.Count > 0);
        foreach (var @case in moved.OrderBy(c => c.CaseId).ToList())
        {
            CaseEvents.AddRange(@case.Seal());
        }

        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        catch (Exception failure) when (Constraints.Translate(failure) is not null)
        {
            throw Constraints.Translate(failure)!;
        }
    }

    /// <summary>For libraries that save their own rows; a case is saved with <see cref="SaveChangesAsync(bool, CancellationToken)"/>.</summary>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        ChangeTracker.Entries<Case>().Any()
            ? throw new NotSupportedException("Cases are saved with SaveChangesAsync.")
            : base.SaveChanges(acceptAllChangesOnSuccess);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Money>().HaveConversion<MoneyConverter>().HavePrecision(18, 2);
        configurationBuilder.Properties<decimal>().HavePrecision(18, 2);
        configurationBuilder.Properties<Place>().HaveConversion<string>();
        configurationBuilder.Properties<FundSource>().HaveConversion<string>();
        configurationBuilder.Properties<OrganisationKind>().HaveConversion<string>();
        configurationBuilder.Properties<InputKind>().HaveConversion<string>();
        configurationBuilder.Properties<AmendmentKind>().HaveConversion<string>();
        configurationBuilder.Properties<AppraisalStage>().HaveConversion<string>();
        configurationBuilder.Properties<AppraisalOutcome>().HaveConversion<string>();
        configurationBuilder.Properties<InstructionState>().HaveConversion<string>();
        configurationBuilder.Properties<Severity>().HaveConversion<string>();
        configurationBuilder.Properties<InterestKind>().HaveConversion<string>();
        foreach (
            var entity in typeof(Award)
                .Assembly.GetTypes()
                .Where(t => t is { IsClass: true, IsGenericType: false, IsAbstract: false, IsPublic: true })
        )
        {
            configurationBuilder
                .Properties(typeof(Id<>).MakeGenericType(entity))
                .HaveConversion(typeof(IdConverter<>).MakeGenericType(entity));
        }
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(FundDbContext).Assembly);
        builder
            .HasDbFunction(typeof(FundDbContext).GetMethod(nameof(Barred), [typeof(Guid), typeof(DateOnly)])!)
            .HasName("barred_applications");
    }
}
