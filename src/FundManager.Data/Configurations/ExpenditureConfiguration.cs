using FundManager.Domain.Awards;
using FundManager.Domain.Expenditures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FundManager.Data.Configurations;

internal sealed class ExpenditureConfiguration : GrantCaseConfiguration<Expenditure>
{
    protected override void ConfigureOwn(EntityTypeBuilder<Expenditure> builder)
    {
        builder.ToTable(
            "expenditures",
            table =>
                table.HasCheckConstraint(
                    "ck_expenditures_accepted",
                    "amount > 0 and accepted >= 0 and accepted <= amount"
                )
        );
        builder.Property(expenditure => expenditure.What).HasMaxLength(Expenditure.WhatMaxLength);
        builder
            .HasOne<Award>()
            .WithMany()
            .HasForeignKey(expenditure => expenditure.AwardId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
