using static Lifecycle.Partnerships.PartnershipStage;
using static Lifecycle.Partnerships.PartnershipTrigger;

namespace Lifecycle.Partnerships.Tests.Stories;

/// <summary>The text must change after one partner has already accepted it.</summary>
public class EditAfterAcceptanceTests
{
    private static readonly AgreementTerms Terms = new("3 months", "by the board", "by all partners");

    private readonly WarmHomes _homes = new();

    [Fact]
    public async Task A_signed_text_can_change_once_the_signature_is_lifted_and_all_must_sign_again()
    {
        _homes.Record("DEV");
        await _homes.Move(BeginDevelopment);
        _homes.Record("IMP", except: "IMP-02");
        var partnership = _homes.Partnership;
        partnership.Members.Decline(WarmHomes.Charity, _homes.Now);

        var first = partnership.Agreement.Draft("first.pdf", Terms, _homes.Now);
        partnership.Agreement.Sign(first, WarmHomes.Council, _homes.Now);
        var locked = Assert.Throws<PartnershipRuleException>(() =>
            partnership.Agreement.Draft("second.pdf", Terms, _homes.Now));
        Assert.Equal(PartnershipRule.TextIsUnlocked, locked.Rule);

        partnership.Agreement.LiftSignature(first, WarmHomes.Council, "The dates were wrong.", _homes.Now);
        Assert.Equal("The dates were wrong.", partnership.Agreement.Versions[0].Signatures.Single().Lifting?.Reason);
        var second = partnership.Agreement.Draft("second.pdf", Terms, _homes.Now);
        partnership.Agreement.Sign(second, WarmHomes.Trust, _homes.Now);
        Assert.Equal(["IMP-02"], await _homes.RefusalOf(ReachAgreement));
        Assert.Equal(
            "The agreement, version 2 (second.pdf), is not signed by City Council. City Council signed version 1.",
            _homes.Instance.History[^1].Report.Blocking.Single().Reason);

        partnership.Agreement.Sign(second, WarmHomes.Council, _homes.Now);
        await _homes.Move(ReachAgreement);

        Assert.Equal(Implementation, _homes.Instance.Stage);
    }
}
