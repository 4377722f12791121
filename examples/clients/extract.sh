#!/bin/sh
# The record of a saved page: sh extract.sh page.html [http://127.0.0.1:8321]
curl --fail-with-body --silent --show-error --data-binary @"$1" "${2:-http://127.0.0.1:8321}/v1/extract"
