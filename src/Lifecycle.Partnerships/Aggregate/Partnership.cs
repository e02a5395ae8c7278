using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace Lifecycle.Partnerships;

/// <summary>
/// A partnership between organisations: what is recorded of it, and the words in which it changes. Its stage is not
/// here but with the <see cref="LifecycleInstance{TStage, TTrigger, TSubject}"/> that it is the subject of. Reading is
/// thread-safe; changes are made by one thread at a time.
/// </summary>
/// <remarks>
/// A change that a rule forbids is a <see cref="PartnershipRuleException"/>, and an empty text an
/// <see cref="ArgumentException"/>; then nothing has changed. Whether what is recorded is enough for the next stage is
/// the business of the entry criteria, so documents may be incomplete. Nothing here reads the clock.
/// </remarks>
public sealed partial class Partnership
{
    /// <summary>Begins to prepare a partnership.</summary>
    /// <param name="name">The name of the partnership.</param>
    /// <param name="initiator">The organisation that prepares it, and its first partner.</param>
    /// <param name="sector">The sector of that organisation.</param>
    /// <param name="partOf">The body it belongs to, where it is not independent.</param>
    public Partnership(string name, string initiator, Sector sector, string? partOf = null)
    {
        Record = new() { Name = Required(name), Initiator = OrganisationName.Of(initiator) };
        AddPartner(initiator, sector, partOf);
        Change(initiator, partner => partner with { Stage = MembershipStage.Engaged });
    }

    /// <summary>Everything that is recorded, as of now.</summary>
    public PartnershipRecord Record
    {
        get;
        private set => field = field is { EndedAt: { } ended }
            ? throw new PartnershipRuleException(
                PartnershipRule.PartnershipGoesOn, $"{Name} ended on {ended.Day()}; nothing is recorded any more.")
            : value;
    }

    /// <inheritdoc cref="PartnershipRecord.Name"/>
    public string Name => Record.Name;

    /// <inheritdoc cref="PartnershipRecord.Initiator"/>
    public string Initiator => Record.Initiator;

    /// <inheritdoc cref="PartnershipRecord.Cycle"/>
    public int Cycle => Record.Cycle;

    /// <inheritdoc cref="PartnershipRecord.StageEnteredAt"/>
    public DateTimeOffset? StageEnteredAt => Record.StageEnteredAt;

    /// <inheritdoc cref="PartnershipRecord.Suspension"/>
    public SuspensionNotice? Suspension => Record.Suspension;

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    internal void Enter(DateTimeOffset at) =>
        Record = Record with
        {
            StageEnteredAt = at,
            ReviewsBefore = Record.Reviews.Count,
            LearningsBefore = Record.Learnings.Count,
        };

    internal void Suspend(SuspensionNotice notice, DateTimeOffset at)
    {
        Enter(at);
        Record = Record with { Suspension = notice };
    }

    internal void End(DateTimeOffset at)
    {
        Enter(at);
        Record = Record with { EndedAt = at };
    }

    internal void EndSuspension() => Record = Record with { Suspension = null };

    internal void BeginNextCycle() => Record = Record with { Cycle = Record.Cycle + 1 };

    private static string Required(string text, [CallerArgumentExpression(nameof(text))] string? name = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text, name);

        // Half a surrogate pair is no text, and would not be stored as it is.
        return !IsWellFormed(text)
            ? throw new ArgumentException("The text is not well-formed Unicode.", name)
            : text;
    }

    private static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out _, out var length) != OperationStatus.Done)
                return false;

            text = text[length..];
        }

        return true;
    }

    private static TEnum Defined<TEnum>(TEnum value, [CallerArgumentExpression(nameof(value))] string? name = null)
        where TEnum : struct, Enum =>
        Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"There is no such {typeof(TEnum).Name}.");
}
