using FundManager.Data.Files;
using FundManager.Data.Identity;
using FundManager.Data.Mail;
using FundManager.Domain.Applications;
using FundManager.Domain.Awards;
using FundManager.Domain.Funds;
using FundManager.Domain.History;
using FundManager.Domain.Ledger;
using FundManager.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FundManager.Data.Configurations;

internal sealed class AllocationConfiguration : IEntityTypeConfiguration<Allocation>
{
    public void Configure(EntityTypeBuilder<Allocation> builder)
    {
        builder.ToTable(
            "allocations",
            table =>
            {
                table.HasCheckConstraint("ck_allocations_amount", "amount > 0");
                table.HasCheckConstraint("ck_allocations_duties", "confirmed_by <> booked_by");
            }
        );
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property<uint>("Version").IsRowVersion();
        builder.Property(a => a.Paper).HasMaxLength(Allocation.PaperMaxLength);
    }
}

internal sealed class ApplicationRevisionConfiguration : IEntityTypeConfiguration<ApplicationRevision>
{
    public void Configure(EntityTypeBuilder<ApplicationRevision> builder)
    {
        builder.ToTable("application_revisions");
        builder.HasKey(r => new { r.ApplicationId, r.Number });
        builder.Property(r => r.Number).ValueGeneratedNever();
    }
}

internal sealed class AgreementVersionConfiguration : IEntityTypeConfiguration<AgreementVersion>
{
    public void Configure(EntityTypeBuilder<AgreementVersion> builder)
    {
        builder.ToTable("agreement_versions");
        builder.HasKey(a => new { a.AwardId, a.Number });
        builder.Property(a => a.Number).ValueGeneratedNever();
        builder.AsJson(a => a.Terms);
    }
}

internal sealed class OrganisationConfiguration : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.ToTable(
            "organisations",
            table => table.HasCheckConstraint("ck_organisations_payee_looks", "payee_confirmed_by <> payee_verified_by")
        );
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.Property<uint>("Version").IsRowVersion();
        builder.InBothLanguages(o => o.Name);
        builder.Property(o => o.CreditCode).HasMaxLength(CreditCode.Length);
        builder.HasIndex(o => o.CreditCode).IsUnique();
        builder.AsJson(o => o.Payee);
    }
}

internal sealed class MembershipConfiguration : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.ToTable("memberships");
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Role).HasMaxLength(30);
        builder
            .HasIndex(m => new
            {
                m.UserId,
                m.Role,
                m.OrganisationId,
            })
            .IsUnique()
            .AreNullsDistinct(false);
        builder.HasOne<FundUser>().WithMany().HasForeignKey(m => m.UserId).OnDelete(DeleteBehavior.Restrict);
        builder
            .HasOne<Organisation>()
            .WithMany()
            .HasForeignKey(m => m.OrganisationId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class FundUserConfiguration : IEntityTypeConfiguration<FundUser>
{
    public void Configure(EntityTypeBuilder<FundUser> builder) => builder.InBothLanguages(user => user.DisplayName);
}

internal sealed class RoleChangeConfiguration : IEntityTypeConfiguration<RoleChange>
{
    public void Configure(EntityTypeBuilder<RoleChange> builder)
    {
        builder.ToTable("role_changes");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Kind).HasMaxLength(20);
        builder.Property(c => c.Role).HasMaxLength(30);
        builder.HasIndex(c => c.UserId);
    }
}

internal sealed class CaseEventConfiguration : IEntityTypeConfiguration<CaseEvent>
{
    public void Configure(EntityTypeBuilder<CaseEvent> builder)
    {
        builder.ToTable(
            "case_events",
            table =>
            {
                table.HasCheckConstraint("ck_case_events_number", "number > 0");
                table.HasCheckConstraint("ck_case_events_hash", "octet_length(hash) = 32");
            }
        );
        builder.HasKey(e => new { e.CaseId, e.Number }).HasName("pk_case_events");
        builder.Property(e => e.Number).ValueGeneratedNever();
        builder
            .HasIndex(e => e.Token)
            .IsUnique()
            .HasDatabaseName("ux_case_events_token")
            .HasFilter("token is not null");
    }
}

internal sealed class PostingRowConfiguration : IEntityTypeConfiguration<PostingRow>
{
    private const string Arrows = """
        (from_place, to_place) in (
        ('Source', 'Available'), ('Available', 'Returned'), ('Source', 'Receivable'),
        ('Available', 'Committed'), ('Committed', 'Available'), ('Committed', 'Obligated'),
        ('Available', 'Obligated'), ('Obligated', 'Available'),
        ('Obligated', 'Reserved'), ('Reserved', 'Obligated'), ('Reserved', 'Payable'), ('Payable', 'Reserved'),
        ('Payable', 'Disbursed'), ('Disbursed', 'Reserved'), ('Disbursed', 'Receivable'), ('Receivable', 'Disbursed'),
        ('Receivable', 'Source'), ('Receivable', 'Returned'), ('Receivable', 'Available'), ('Receivable', 'WrittenOff'),
        ('Outside', 'Pledged'), ('Pledged', 'Outside'), ('Pledged', 'Verified'), ('Verified', 'Pledged'))
        """;

    public void Configure(EntityTypeBuilder<PostingRow> builder)
    {
        builder.ToTable(
            "postings",
            table =>
            {
                table.HasCheckConstraint("ck_postings_amount", "amount > 0");
                table.HasCheckConstraint("ck_postings_arrow", Arrows);
                table.HasCheckConstraint(
                    "ck_postings_award",
                    "award_id is not null or (from_place in ('Source', 'Available', 'Returned') and to_place in ('Source', 'Available', 'Returned'))"
                );
            }
        );
        builder.HasKey(p => new
        {
            p.CaseId,
            p.EventNumber,
            p.Line,
        });
        builder.Property(p => p.EventNumber).ValueGeneratedNever();
        builder.Property(p => p.Line).ValueGeneratedNever();
        builder.HasIndex(p => p.AwardId);
        builder.HasIndex(p => new { p.FundId, p.CallId });
        builder
            .HasOne<CaseEvent>()
            .WithMany()
            .HasForeignKey(p => new { p.CaseId, p.EventNumber })
            .OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class BalanceConfiguration : IEntityTypeConfiguration<Balance>
{
    public void Configure(EntityTypeBuilder<Balance> builder)
    {
        builder.ToTable(
            "balances",
            table =>
            {
                table.HasCheckConstraint("ck_balances_available", "place <> 'Available' or amount >= 0");
                table.HasCheckConstraint("ck_balances_obligated", "place <> 'Obligated' or amount >= 0");
                table.HasCheckConstraint(
                    "ck_balances_not_negative",
                    "place in ('Source', 'Outside', 'Available', 'Obligated') or amount >= 0"
                );
            }
        );
        builder.HasKey(b => new { b.OwnerId, b.Place });
        builder.HasIndex(b => new { b.FundId, b.Place });
    }
}

internal sealed class StoredFileConfiguration : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> builder)
    {
        builder.ToTable("files");
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Name).HasMaxLength(StoredFile.NameMaxLength);
        builder.HasIndex(f => f.CaseId);
    }
}

internal sealed class OutgoingMailConfiguration : IEntityTypeConfiguration<OutgoingMail>
{
    public void Configure(EntityTypeBuilder<OutgoingMail> builder)
    {
        builder.ToTable("outgoing_mails");
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Ignore(m => m.MessageId);
        builder.HasIndex(m => m.Key).IsUnique();
        builder.HasIndex(m => m.CreatedAt).HasFilter("sent_at is null");
    }
}

internal sealed class CounterConfiguration : IEntityTypeConfiguration<Counter>
{
    public void Configure(EntityTypeBuilder<Counter> builder)
    {
        builder.ToTable("counters");
        builder.HasKey(c => c.Name);
    }
}

internal sealed class FundSummaryConfiguration : IEntityTypeConfiguration<FundSummary>
{
    public void Configure(EntityTypeBuilder<FundSummary> builder)
    {
        builder.ToTable("summaries");
        builder.HasKey(s => s.FundId);
        builder.Property(s => s.FundId).ValueGeneratedNever();
        builder.Property(s => s.Body).HasColumnType("jsonb");
    }
}
