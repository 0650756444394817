using System.Text.Json;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Jobs;
using Federation.Domain.Training;

namespace Federation.Node.Exchange.Records;

/// <summary>What has been read so far: ids that are taken, steps that are planned, and the rehearsal they went through.</summary>
internal sealed partial class Reading(IReadOnlyDictionary<HubId, PlatformState> known, DateTimeOffset now, Faults faults)
{
    private readonly Rehearsal _rehearsal = new(known, now);
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly HashSet<HubId> _spoiled = [];
    private readonly HashSet<GrainId> _offers = [];

    public List<ImportStep> Steps { get; } = [];

    public HubBatch Hubs() => new(this, known, faults);

    public void Structure(RecordPlace place, JsonElement element)
    {
        var before = faults.Count;
        var record = new RecordCursor(element, place, faults);
        var (grain, command) = StructureRecords.Read(record);
        if (faults.Count == before && IsFree(place, grain.ToString(), "id") && Exists(place, "hub", grain.Hub))
        {
            Ask(place, element, grain, command, Caller.Operator);
        }
    }

    public void Referral(RecordPlace place, JsonElement element)
    {
        var before = faults.Count;
        var record = ReferralRecords.Read(new RecordCursor(element, place, faults), now);
        if (faults.Count != before || !IsFree(place, $"{record.Origin}/referral/{record.Id}", "id") || !Exist(place, record))
        {
            return;
        }

        var plan = new ReferralPlan(_rehearsal, record, now);
        var (grain, filing, caller) = plan.File();
        if (!Ask(place, element, grain, filing, caller))
        {
            return;
        }

        for (var rank = 1; rank <= record.Steps.Length; rank++)
        {
            var (target, command, who) = plan.Next(record.Steps[rank - 1], rank);
            if (!Ask(place, element, target, command, who, rank))
            {
                return;
            }
        }
    }

    public void Offer(RecordPlace place, JsonElement element)
    {
        var before = faults.Count;
        var record = OfferRecords.Read(new RecordCursor(element, place, faults), now);
        if (faults.Count != before || !IsFree(place, $"{record.Hub}/offer/{record.Id}", "id") || !Exists(place, "hub", record.Hub))
        {
            return;
        }

        var offer = Derived.Offer(record.Hub, record.Id).At(record.Hub);
        var coordinator = Caller.Coordinator(record.Hub, ReferralPlan.Account);
        if (!Ask(place, element, offer, record.Publish, Caller.Operator))
        {
            return;
        }

        _offers.Add(offer);
        var rank = 0;
        if (record.Joins is { } lead)
        {
            if (!_offers.Contains(lead))
            {
                faults.Add(place, "joins", "unknown-offer");
                return;
            }

            Ask(place, element, offer, new JoinOffer(lead), coordinator, ++rank, "joins");
        }

        if (record.Ends is { } end)
        {
            Ask(place, element, offer, end, coordinator, ++rank, "ends");
        }
    }

    public bool Ask(RecordPlace place, JsonElement element, GrainId grain, Command command, Caller caller, int rank = 0, string? part = null)
    {
        if (_rehearsal.Ask(grain, command, caller) is { } refusal)
        {
            // What the law refuses is named by a point of the gate, not by a field.
            var field = refusal is { Kind: RefusalKind.Invalid, Detail: { } name } && refusal.Code != "unlawful" ? Named(name) : null;
            var path = part ?? (rank == 0 ? field : $"steps[{rank - 1}]" + (field is null ? "" : $".{field}"));
            faults.Add(place, path, "refused", FaultMessages.Of(refusal));
            return false;
        }

        var key = Derived.Key(place.File, place.Id!, Derived.Content(element), rank);

        // A session waits for no other hub.
        Steps.Add(new ImportStep(grain, command, caller, key, now, place, rank > 0 && command is not PlanSession));
        return true;
    }

    public bool IsFree(RecordPlace place, string id, string field)
    {
        if (_ids.TryAdd(id, place.Index!.Value))
        {
            return true;
        }

        faults.Add(place, field, "duplicate-id", $"{_ids[id] + 1}");
        return false;
    }

    /// <summary>A hub whose own record has a fault is not called unknown besides.</summary>
    public void Spoil(HubId hub) => _spoiled.Add(hub);

    private bool Exist(RecordPlace place, ReferralRecord record)
    {
        var good = Exists(place, "origin", record.Origin) && (record.SendTo is not { } first || Exists(place, "send_to", first));
        for (var i = 0; good && i < record.Steps.Length; i++)
        {
            good = Exists(place, $"steps[{i}].hub", record.Steps[i].Hub) && (record.Steps[i].To is not { } to || Exists(place, $"steps[{i}].to", to));
        }

        return good;
    }

    private bool Exists(RecordPlace place, string field, HubId hub)
    {
        if (_rehearsal.Platform(hub) is not null)
        {
            return true;
        }

        if (!_spoiled.Contains(hub))
        {
            faults.Add(place, field, "unknown-hub");
        }

        return false;
    }

    /// <summary>The record's name for what the rule calls otherwise.</summary>
    private static string Named(string field) => field switch
    {
        "by" => "needed_in_days",
        "on" => "on_in_days",
        "firstRequestedAt" => "requested_working_days_ago",
        "since" => "published_days_ago",
        "days" => "shown_days",
        "employer.name" => "employer",
        "place.detail" => "place",
        "apply.note" => "apply_note",
        "contract.note" => "contract_note",
        _ when field.IndexOf('.') is > 0 and var dot && !field.StartsWith("pay.", StringComparison.Ordinal) => JsonNamingPolicy.SnakeCaseLower.ConvertName(field[(dot + 1)..]),
        _ => JsonNamingPolicy.SnakeCaseLower.ConvertName(field),
    };
}
