using FundManager.Data.Bank;
using FundManager.Data.Files;
using FundManager.Domain.Disbursements;
using FundManager.Domain.Funds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FundManager.Data.Configurations;

internal sealed class ReleasedBatchConfiguration : IEntityTypeConfiguration<ReleasedBatch>
{
    public void Configure(EntityTypeBuilder<ReleasedBatch> builder)
    {
        builder.ToTable("payment_batches");
        builder.Property(b => b.Id).ValueGeneratedNever();
        builder.AsJson(b => b.Debtor);
        builder.HasIndex(b => b.Number).IsUnique();
        builder.HasIndex(b => b.ReleasedAt);
        builder
            .HasIndex(b => new
            {
                b.FundId,
                b.Year,
                b.Sequence,
            })
            .IsUnique();
        builder.HasOne<Fund>().WithMany().HasForeignKey(b => b.FundId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PaymentInstructionConfiguration : IEntityTypeConfiguration<PaymentInstruction>
{
    public void Configure(EntityTypeBuilder<PaymentInstruction> builder)
    {
        builder.ToTable(
            "payment_instructions",
            table => table.HasCheckConstraint("ck_payment_instructions_amount", "amount > 0")
        );
        builder.HasKey(i => i.EndToEndId);
        builder.Property(i => i.EndToEndId).HasMaxLength(35);
        builder.Property(i => i.Answer).HasMaxLength(PaymentInstruction.AnswerMaxLength);
        builder.Property<uint>("Version").IsRowVersion();
        builder.AsJson(i => i.Payee);
        builder.Ignore(i => i.IsLive);
        AddIndexes(builder);
        builder.HasOne(i => i.Batch).WithMany().HasForeignKey(i => i.BatchId).OnDelete(DeleteBehavior.Restrict);
        builder
            .HasOne<Disbursement>()
            .WithMany()
            .HasForeignKey(i => i.DisbursementId)
            .OnDelete(DeleteBehavior.Restrict);
    }

    private static void AddIndexes(EntityTypeBuilder<PaymentInstruction> builder)
    {
        builder
            .HasIndex(i => new
            {
                i.FundId,
                i.Year,
                i.Number,
            })
            .IsUnique();
        builder.HasIndex(i => new { i.DisbursementId, i.Number });
        // Never a payment in two batches that the bank may still pay, or has paid.
        builder
            .HasIndex(i => i.DisbursementId)
            .IsUnique()
            .HasDatabaseName("ux_payment_instructions_live")
            .HasFilter("state in ('Told', 'Taken', 'Paid')");
        builder
            .HasIndex(i => new { i.FundId, i.Amount })
            .HasDatabaseName("ix_payment_instructions_open")
            .HasFilter("state in ('Told', 'Taken')");
    }
}

internal sealed class BankImportConfiguration : IEntityTypeConfiguration<BankImport>
{
    public void Configure(EntityTypeBuilder<BankImport> builder)
    {
        builder.ToTable("bank_imports");
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.FileName).HasMaxLength(StoredFile.NameMaxLength);
        builder.HasIndex(i => i.Hash).IsUnique();
        builder.HasIndex(i => i.UploadedAt);
    }
}

internal sealed class BankLineConfiguration : IEntityTypeConfiguration<BankLine>
{
    public void Configure(EntityTypeBuilder<BankLine> builder)
    {
        builder.ToTable("bank_lines");
        builder.HasKey(line => new { line.ImportId, line.Number });
        builder.Property(line => line.Number).ValueGeneratedNever();
        builder.Property<uint>("Version").IsRowVersion();
        builder.Property(line => line.Text).HasMaxLength(BankLine.TextMaxLength);
        builder.Property(line => line.Meaning).HasConversion<string>();
        builder.Property(line => line.State).HasConversion<string>();
        // The same entry in two files is one entry.
        builder.HasIndex(line => new { line.Account, line.Reference }).IsUnique().HasFilter("reference is not null");
        builder
            .HasIndex(line => new { line.ImportId, line.State })
            .HasFilter("state not in ('Booked', 'Nothing', 'Settled')");
        builder.HasOne<BankImport>().WithMany().HasForeignKey(line => line.ImportId).OnDelete(DeleteBehavior.Restrict);
    }
}
